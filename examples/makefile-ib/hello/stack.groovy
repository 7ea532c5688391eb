// The first image of the text. What its Makefile notes in the file .built, the image itself knows.
stack 'hello'

job 'hello' { build '.' }
