#include "cli/main.hpp"
#include "cli/studies.hpp"

int main(int argc, char** argv) {
    return orthant::cli::main(argc, argv, orthant::cli::studies());
}
