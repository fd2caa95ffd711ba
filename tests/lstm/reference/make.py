"""Writes the reference values of tests/lstm/torch_test.cpp, with PyTorch in double precision (python3-torch 1.13).

For each of nn.LSTM, nn.GRU and nn.RNN (tanh, relu): one layer over a batch of three sequences of five steps, a dense
layer on top, squared error of every step. Written are the loss, the gradient of every parameter, and the parameters
after 20 updates by each optimiser, all in the order of Orthant's layout: W, R, b (its gates in its own order), s_n of a
GRU, and W, b of the dense layer.

Usage: python3 make.py > values.hpp
"""

import math

import torch

STEPS, SEQUENCES, INPUTS, HIDDEN, TARGETS = 5, 3, 2, 4, 2
UPDATES = 20


def value(key, i):
    """Deterministic, the same formula as in the test: no two programs need to share a generator."""
    return math.sin(1.0 + 12.9898 * (i + 1) + 78.233 * key)


def tensor(key, *shape, scale=1.0):
    count = math.prod(shape)
    return torch.tensor([scale * value(key, i) for i in range(count)], dtype=torch.float64).reshape(shape)


# Orthant's order of gates, as places in PyTorch's (LSTM: i f g o; GRU: r z n).
ORDER = {"lstm": [2, 0, 1, 3], "gru": [0, 1, 2], "rnn": [0], "relu": [0]}


class Case:
    def __init__(self, kind):
        self.kind = kind
        self.order = ORDER[kind]
        self.gates = len(self.order)
        width = self.gates * HIDDEN
        # What Orthant has: W inputs x width, R hidden x width, b width, s_n hidden, dense hidden x targets, targets.
        self.blocks = [(INPUTS, width), (HIDDEN, width), (1, width)]
        if kind == "gru":
            self.blocks.append((1, HIDDEN))
        self.blocks += [(HIDDEN, TARGETS), (1, TARGETS)]
        sizes = [rows * columns for rows, columns in self.blocks]
        flat = tensor(1, sum(sizes), scale=0.5)
        self.parameters = [p.reshape(b).clone().requires_grad_() for p, b in zip(flat.split(sizes), self.blocks)]
        self.x = tensor(2, STEPS, SEQUENCES, INPUTS)
        self.targets = tensor(3, STEPS, SEQUENCES, TARGETS)
    def in_torch_order(self, columns):
        """Columns of gates in Orthant's order, as rows in PyTorch's."""
        parts = columns.split(HIDDEN, dim=-1)
        rows = [None] * self.gates
        for place, torch_place in enumerate(self.order):
            rows[torch_place] = parts[place]
        return torch.cat(rows, dim=-1).transpose(-1, -2)

    def outputs(self):
        w, r, b = self.parameters[:3]
        width = self.gates * HIDDEN
        recurrent_bias = torch.zeros(width, dtype=torch.float64)
        if self.kind == "gru":
            recurrent_bias = torch.cat([torch.zeros(2 * HIDDEN, dtype=torch.float64), self.parameters[3].reshape(-1)])
        weights = [self.in_torch_order(w), self.in_torch_order(r), self.in_torch_order(b).reshape(-1), recurrent_bias]
        start = torch.zeros(1, SEQUENCES, HIDDEN, dtype=torch.float64)
        call = {"lstm": torch._VF.lstm, "gru": torch._VF.gru, "rnn": torch._VF.rnn_tanh, "relu": torch._VF.rnn_relu}
        y = call[self.kind](self.x, (start, start) if self.kind == "lstm" else start, weights,
                            True, 1, 0.0, True, False, False)[0]  # biases, layers, dropout, training, both ways, batch first
        dense, bias = self.parameters[-2:]
        return y @ dense + bias

    def loss(self):
        return ((self.outputs() - self.targets) ** 2).sum(dim=2).mean()

    def flat(self, tensors):
        return torch.cat([t.reshape(-1) for t in tensors]).tolist()

    def gradient(self):
        loss = self.loss()
        for p in self.parameters:
            p.grad = None
        loss.backward()
        return loss.item(), self.flat([p.grad for p in self.parameters])

    def after_updates(self, optimiser):
        case = Case(self.kind)
        if optimiser == "nesterov":
            return case.after_nesterov()
        steps = {
            "sgd": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
            "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8),
            "adam": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.9, 0.999), eps=1e-8),
        }[optimiser](case.parameters)
        for _ in range(UPDATES):
            steps.zero_grad()
            case.loss().backward()
            steps.step()
        return case.flat(case.parameters)

    def after_nesterov(self, rate=0.05, momentum=0.9):
        """As Sutskever et al. (2013) write it, the rate scaled by 1 - momentum; PyTorch's is rearranged."""
        velocity = [torch.zeros_like(p) for p in self.parameters]
        for _ in range(UPDATES):
            with torch.no_grad():
                for p, v in zip(self.parameters, velocity):
                    p.add_(momentum * v)
            for p in self.parameters:
                p.grad = None
            self.loss().backward()
            with torch.no_grad():
                for p, v in zip(self.parameters, velocity):
                    p.sub_(momentum * v)
                    v.mul_(momentum).sub_(rate * (1 - momentum) * p.grad)
                    p.add_(v)
        return self.flat(self.parameters)


def array(name, values):
    lines = ",\n    ".join(", ".join(repr(v) for v in values[i:i + 4]) for i in range(0, len(values), 4))
    print(f"inline const std::vector<double> {name}{{\n    {lines}}};\n")


def main():
    print("#pragma once\n\n#include <vector>\n\n/// Written by make.py beside this file.")
    print("namespace orthant::lstm::reference {\n")
    for kind in ORDER:
        case = Case(kind)
        loss, gradient = case.gradient()
        print(f"inline constexpr double {kind}_loss = {loss!r};\n")
        array(f"{kind}_outputs", case.flat([case.outputs()]))
        array(f"{kind}_gradient", gradient)
        for optimiser in ("sgd", "nesterov", "rmsprop", "adam"):
            array(f"{kind}_after_{optimiser}", case.after_updates(optimiser))
    print("}  // namespace orthant::lstm::reference")


if __name__ == "__main__":
    main()
