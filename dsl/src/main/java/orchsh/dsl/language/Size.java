package orchsh.dsl.language;

/** Stands for the kind of value that is a number of bytes: {@code 512.mb} or {@code '512m'}. */
public interface Size {}
