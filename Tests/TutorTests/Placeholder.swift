// The tests of Tutor stand in this folder, one file per source file.
