#pragma once

#include <string>

namespace orthant::test {

/// What a program got from MPI and has not given back yet, on this rank. Counted by standing between the program and
/// MPI (its profiling interface): linking mpi_objects.cpp is enough. A program that has any left at MPI_Finalize says
/// so and ends with exit code 1.
struct MpiObjects {
    long requests = 0;
    long communicators = 0;
    long windows = 0;
    long groups = 0;

    bool operator==(const MpiObjects&) const = default;
};

MpiObjects open_mpi_objects();

/// "2 requests, 1 communicator, 0 windows, 0 groups".
std::string to_text(const MpiObjects& objects);

}  // namespace orthant::test
