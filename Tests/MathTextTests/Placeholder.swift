// The tests of MathText stand in this folder, one file per source file.
