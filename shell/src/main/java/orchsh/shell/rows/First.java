package orchsh.shell.rows;

import orchsh.dsl.row.Row;

/** Lets no more than some rows pass, after others that are passed over. */
record First(int skipped, int most) implements Stage {

    @Override
    public Sink before(Sink next) {
        return new Sink() {
            private int count;

            @Override
            public void take(Row row) {
                count++;
                if (count > skipped && count - skipped <= most) {
                    next.take(row);
                }
            }

            @Override
            public boolean wantsMore() {
                return count - skipped < most && next.wantsMore();
            }

            @Override
            public void end() {
                next.end();
            }
        };
    }
}
