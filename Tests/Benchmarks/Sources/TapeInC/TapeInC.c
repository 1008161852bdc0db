#include "TapeInC.h"

#include <math.h>

static double sigmoid(double a) { return a >= 0 ? 1 / (1 + exp(-a)) : exp(a) / (1 + exp(a)); }

void tape_sweep_forward(const tape_line *lines, int32_t count, double *values) {
    for (int32_t index = 0; index < count; index++) {
        const tape_line line = lines[index];
        const double a = values[line.left], b = values[line.right];
        switch (line.code) {
        case TAPE_GIVEN: break;
        case TAPE_ADD: values[line.result] = a + b; break;
        case TAPE_MULTIPLY: values[line.result] = a * b; break;
        case TAPE_DIVIDE: values[line.result] = b == 0 ? NAN : a / b; break;
        case TAPE_SIN: values[line.result] = sin(a); break;
        case TAPE_COS: values[line.result] = cos(a); break;
        case TAPE_TANH: values[line.result] = tanh(a); break;
        case TAPE_EXP: values[line.result] = exp(a); break;
        case TAPE_SIGMOID: values[line.result] = sigmoid(a); break;
        }
    }
}

void tape_sweep_backward(const tape_line *lines, int32_t count, const double *values, double *adjoints) {
    for (int32_t index = count - 1; index >= 0; index--) {
        const tape_line line = lines[index];
        const double a = values[line.left], b = values[line.right], u = values[line.result];
        const double adjoint = adjoints[line.result];
        if (adjoint == 0) continue;
        switch (line.code) {
        case TAPE_GIVEN: break;
        case TAPE_ADD:
            adjoints[line.left] += adjoint;
            adjoints[line.right] += adjoint;
            break;
        case TAPE_MULTIPLY:
            adjoints[line.left] += adjoint * b;
            adjoints[line.right] += adjoint * a;
            break;
        case TAPE_DIVIDE:
            adjoints[line.left] += adjoint / b;
            adjoints[line.right] -= adjoint * u / b;
            break;
        case TAPE_SIN: adjoints[line.left] += adjoint * cos(a); break;
        case TAPE_COS: adjoints[line.left] -= adjoint * sin(a); break;
        case TAPE_TANH: adjoints[line.left] += adjoint * (1 - u * u); break;
        case TAPE_EXP: adjoints[line.left] += adjoint * u; break;
        case TAPE_SIGMOID: adjoints[line.left] += adjoint * u * sigmoid(-a); break;
        }
    }
}
