// The tests of Terminal stand in this folder, one file per source file.
