#include "support/mpi_objects.hpp"

#include "base/counted.hpp"

#include <mpi.h>
#if defined(OPEN_MPI) && __has_include(<mpi-ext.h>)
#include <mpi-ext.h>
#endif

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace orthant::test {
namespace {

MpiObjects open_objects;

/// MPI calls come from one thread alone (MPI_THREAD_FUNNELED): plain numbers do.
int counted_as(long& count, int code) {
    if (code == MPI_SUCCESS) ++count;
    return code;
}

template <class Handle, class Free>
int counted_off(long& count, Handle* handle, Handle null, Free free) {
    const bool was_open = *handle != null;
    const int code = free(handle);
    if (was_open && *handle == null) --count;  // be it since the rank at the other end is dead
    return code;
}

}  // namespace

MpiObjects open_mpi_objects() {
    return open_objects;
}

std::string to_text(const MpiObjects& objects) {
    const auto text = [](long count, const char* what) { return counted(static_cast<std::uint64_t>(count), what); };
    return text(objects.requests, "request") + ", " + text(objects.communicators, "communicator") + ", " +
           text(objects.windows, "window") + ", " + text(objects.groups, "group");
}

}  // namespace orthant::test

using orthant::test::counted_as;
using orthant::test::counted_off;
using orthant::test::open_objects;

// Every call of src/comm that makes or ends such an object stands here; tests/structure/message_calls holds it to that.
extern "C" {

int MPI_Isend(const void* bytes, int count, MPI_Datatype type, int to, int tag, MPI_Comm comm, MPI_Request* request) {
    return counted_as(open_objects.requests, PMPI_Isend(bytes, count, type, to, tag, comm, request));
}

int MPI_Irecv(void* bytes, int count, MPI_Datatype type, int from, int tag, MPI_Comm comm, MPI_Request* request) {
    return counted_as(open_objects.requests, PMPI_Irecv(bytes, count, type, from, tag, comm, request));
}

int MPI_Test(MPI_Request* request, int* flag, MPI_Status* status) {
    return counted_off(open_objects.requests, request, MPI_REQUEST_NULL,
                       [&](MPI_Request* own) { return PMPI_Test(own, flag, status); });
}

int MPI_Comm_dup(MPI_Comm comm, MPI_Comm* made) {
    return counted_as(open_objects.communicators, PMPI_Comm_dup(comm, made));
}

int MPI_Comm_split_type(MPI_Comm comm, int type, int key, MPI_Info info, MPI_Comm* made) {
    return counted_as(open_objects.communicators, PMPI_Comm_split_type(comm, type, key, info, made));
}

int MPI_Comm_free(MPI_Comm* comm) {
    return counted_off(open_objects.communicators, comm, MPI_COMM_NULL, PMPI_Comm_free);
}

int MPI_Win_allocate_shared(MPI_Aint bytes, int unit, MPI_Info info, MPI_Comm comm, void* base, MPI_Win* window) {
    return counted_as(open_objects.windows, PMPI_Win_allocate_shared(bytes, unit, info, comm, base, window));
}

int MPI_Win_free(MPI_Win* window) {
    return counted_off(open_objects.windows, window, MPI_WIN_NULL, PMPI_Win_free);
}

int MPI_Comm_group(MPI_Comm comm, MPI_Group* made) {
    return counted_as(open_objects.groups, PMPI_Comm_group(comm, made));
}

#ifdef OMPI_HAVE_MPI_EXT_FTMPI
int MPIX_Comm_get_failed(MPI_Comm comm, MPI_Group* made) {
    return counted_as(open_objects.groups, PMPIX_Comm_get_failed(comm, made));
}
#endif

int MPI_Group_free(MPI_Group* group) {
    return counted_off(open_objects.groups, group, MPI_GROUP_NULL, PMPI_Group_free);
}

int MPI_Finalize() {
    const int code = PMPI_Finalize();
    if (open_objects == orthant::test::MpiObjects{}) return code;
    std::fprintf(stderr, "left open at the end of MPI: %s\n", to_text(open_objects).c_str());
    std::_Exit(1);
}
}
