#pragma once

#include "study/registry.hpp"

namespace orthant::test {

/// Random walks: many tasks of unequal length (a factor of 50), an inner axis, costs. Reals summed in task order.
study::Entry walk();
/// Runs in rounds until the standard error of a mean is small enough, or capped.
study::Entry rounds();
/// Sums blocks of a data file that the ranks of a node share.
study::Entry shared();
/// One long task a point that can be stopped and resumed at any thousandth step.
study::Entry steady();
/// Tasks that fail: by an exception, by a signal, or by reporting values that are not finite.
study::Entry faulty();
/// Tasks that sleep for given times, or not at all: what is left is the runner's own overhead.
study::Entry idle();
/// Numbers about what a search draws, from random tasks.
study::Entry draws();

/// All of them.
study::Registry studies();

}  // namespace orthant::test
