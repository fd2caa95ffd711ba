#pragma once

namespace orthant::torture {

/// The classes of system calls that are counted, each on its own.
enum class Call { open, write, pwrite, writev, fsync, fdatasync, rename, link, unlink, truncate, mkdir, read };

/// What is to become of a call.
enum class Turn {
    go_on,
    fail,     ///< errno is set
    shorten,  ///< write half of it, and say so
};

/// Counts a call on a path. Paths outside the job's folder go on uncounted.
Turn next_turn(Call call, const char* path);
/// The same for what the descriptor was opened as.
Turn next_turn(Call call, int descriptor);

}  // namespace orthant::torture
