// The same tape as Autodiff's, written in C: what the machine gives without a language in between.

#ifndef TAPE_IN_C_H
#define TAPE_IN_C_H

#include <stdint.h>

enum { TAPE_GIVEN, TAPE_ADD, TAPE_MULTIPLY, TAPE_DIVIDE, TAPE_SIN, TAPE_COS, TAPE_TANH, TAPE_EXP, TAPE_SIGMOID };

typedef struct {
    uint8_t code;
    int32_t left;
    int32_t right;
    int32_t result;
} tape_line;

void tape_sweep_forward(const tape_line *lines, int32_t count, double *values);
void tape_sweep_backward(const tape_line *lines, int32_t count, const double *values, double *adjoints);

#endif
