// The program itself, with the test studies in place of the real ones.

#include "cli/main.hpp"
#include "support/studies/studies.hpp"

int main(int argc, char** argv) {
    return orthant::cli::main(argc, argv, orthant::test::studies());
}
