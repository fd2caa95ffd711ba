#pragma once

#include <filesystem>
#include <functional>

namespace orthant::store {

/// A file written beside the one it will replace. Unless it was put in place, it is removed in the end.
class Replacement {
  public:
    /// Removes what earlier, interrupted replacements of `target` left.
    explicit Replacement(std::filesystem::path target);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    /// Where to write.
    const std::filesystem::path& path() const { return path_; }

    /// fsync, `before_rename` (it may throw), rename, fsync of the directory. Error(storage).
    void put_in_place(const std::function<void()>& before_rename);

  private:
    std::filesystem::path target_, path_;
    bool is_in_place_ = false;
};

}  // namespace orthant::store
