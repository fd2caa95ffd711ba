#pragma once

#include "study/registry.hpp"

namespace orthant::cli {

/// The whole program: parses the command line, runs the command, and returns the exit code.
int main(int argc, char** argv, const study::Registry& registry);

}  // namespace orthant::cli
