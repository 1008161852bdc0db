#include "LayersInC.h"

#include <math.h>

void layers_forward(
    int32_t layers, int32_t size, const double *weights, const double *biases, double *sums, double *units) {
    for (int32_t layer = 0; layer < layers; layer++) {
        const double *w = weights + (long)layer * size * size, *x = units + layer * size;
        double *z = sums + layer * size, *h = units + (layer + 1) * size;
        for (int32_t row = 0; row < size; row++) {
            double sum = biases[layer * size + row];
            for (int32_t column = 0; column < size; column++) sum += w[(long)row * size + column] * x[column];
            z[row] = sum;
        }
        for (int32_t row = 0; row < size; row++) h[row] = tanh(z[row]);
    }
}

void layers_backward(
    int32_t layers, int32_t size, const double *weights, const double *units, double *weight_adjoints,
    double *bias_adjoints, double *sum_adjoints, double *unit_adjoints) {
    for (long index = 0; index < (long)layers * size * size; index++) weight_adjoints[index] = 0;
    for (int32_t index = 0; index < layers * size; index++) bias_adjoints[index] = unit_adjoints[index] = 0;
    for (int32_t index = 0; index < size; index++) unit_adjoints[layers * size + index] = 1;
    for (int32_t layer = layers - 1; layer >= 0; layer--) {
        const double *w = weights + (long)layer * size * size, *x = units + layer * size, *h = x + size;
        double *dw = weight_adjoints + (long)layer * size * size, *dx = unit_adjoints + layer * size;
        double *dz = sum_adjoints + layer * size, *dh = dx + size;
        for (int32_t row = 0; row < size; row++) dz[row] = dh[row] * (1 - h[row] * h[row]);
        for (int32_t row = 0; row < size; row++) bias_adjoints[layer * size + row] += dz[row];
        for (int32_t row = 0; row < size; row++)
            for (int32_t column = 0; column < size; column++) {
                dw[(long)row * size + column] += dz[row] * x[column];
                dx[column] += dz[row] * w[(long)row * size + column];
            }
    }
}
