#pragma once

#include <filesystem>
#include <functional>

namespace orthant::store {

/// A file written beside the one it will replace. Unless it was put in place, it is removed in the end.
class Replacement {
  public:
    /// Removes what earlier, interrupted replacements of `target` left, and makes the file, empty. Error(storage).
    explicit Replacement(std::filesystem::path target);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    /// Where to write.
    const std::filesystem::path& path() const { return path_; }

    /// fsync, `before_rename` (it may throw), rename, fsync of the directory. Error(storage), also where anyone's
    /// earlier writing of the file went wrong unnoticed. It is not to be called again then: the kernel tells once.
    void put_in_place(const std::function<void()>& before_rename);

  private:
    void synchronize_and_close();

    std::filesystem::path target_, path_;
    int descriptor_;  ///< open from before the first byte: what goes wrong in the background is told to it
    bool is_in_place_ = false;
};

}  // namespace orthant::store
