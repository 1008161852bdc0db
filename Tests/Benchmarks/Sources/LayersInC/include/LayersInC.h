// A dense network, written in C as plain nested loops: what the machine gives without a language in between.

#ifndef LAYERS_IN_C_H
#define LAYERS_IN_C_H

#include <stdint.h>

// h[l] = tanh(W[l] h[l-1] + b[l]) for `layers` layers of `size` units, then C = sum of the last h.
// weights: layers matrices of size x size; biases, sums: layers vectors; units: layers + 1 vectors, the input first.
void layers_forward(
    int32_t layers, int32_t size, const double *weights, const double *biases, double *sums, double *units);

// The adjoints of all of them; those of weights, biases and units are set to 0 first.
void layers_backward(
    int32_t layers, int32_t size, const double *weights, const double *units, double *weight_adjoints,
    double *bias_adjoints, double *sum_adjoints, double *unit_adjoints);

#endif
