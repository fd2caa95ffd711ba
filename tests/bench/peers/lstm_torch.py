"""Steps a second of training an LSTM with PyTorch on one core: forward, backward and update, one output a step.

Usage: lstm_torch.py; prints "SEQUENCES/STEPS/INPUTS/HIDDEN RATE" for the shapes that the benchmark `train` takes.
"""

import time

import torch

SHAPES = [(1, 50, 8, 20), (1, 100, 88, 64), (1, 100, 88, 128), (1, 100, 88, 200)]
SHAPES += [(32, 96, 5, hidden) for hidden in (32, 64, 128, 256)] + [(64, 96, 64, 256)]
SECONDS = 2


def rate(sequences, steps, inputs, hidden):
    layer, top = torch.nn.LSTM(inputs, hidden), torch.nn.Linear(hidden, 1)
    parameters = [*layer.parameters(), *top.parameters()]
    optimiser = torch.optim.SGD(parameters, lr=1e-3, momentum=0.9, nesterov=True)
    x, target = torch.randn(steps, sequences, inputs), torch.randn(steps, sequences, 1)

    def update():
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(top(layer(x)[0]), target).backward()
        optimiser.step()

    for _ in range(3):
        update()
    updates, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < SECONDS:
        update()
        updates += 1
    return updates * sequences * steps / (time.perf_counter() - begin)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(1)
    for shape in SHAPES:
        print("/".join(map(str, shape)), rate(*shape), flush=True)
