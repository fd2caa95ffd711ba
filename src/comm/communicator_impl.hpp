#pragma once

#include "comm/communicator.hpp"
#include "comm/mpi_handle.hpp"

namespace orthant::comm {

struct Communicator::Impl {
    CommHandle comm;
    int rank = 0;
    int size = 1;
};

}  // namespace orthant::comm
