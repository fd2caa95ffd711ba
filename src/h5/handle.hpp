#pragma once

#include "h5/check.hpp"

#include <cstdint>
#include <type_traits>
#include <utility>

namespace orthant::h5 {

/// HDF5's hid_t, without its header.
using Id = std::int64_t;
inline constexpr Id no_id = -1;

// Each closes one kind of identifier; negative when that failed.
int close_file(Id id) noexcept;
int close_group(Id id) noexcept;
int close_dataset(Id id) noexcept;
int close_attribute(Id id) noexcept;
int close_datatype(Id id) noexcept;
int close_dataspace(Id id) noexcept;
int close_property_list(Id id) noexcept;
int close_object(Id id) noexcept;

/// Owns one HDF5 identifier.
template <int (*close_call)(Id) noexcept>
class Handle {
  public:
    Handle() = default;
    explicit Handle(Id id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, no_id)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            release();
            id_ = std::exchange(other.id_, no_id);
        }
        return *this;
    }
    ~Handle() { release(); }

    Id id() const { return id_; }
    bool is_open() const { return id_ != no_id; }

    /// Closing is when HDF5 writes what it has buffered: after writing call this, since a destructor cannot tell
    /// that it failed. Failure; the handle is empty either way.
    void close() {
        if (id_ != no_id) check(close_call(std::exchange(id_, no_id)), "close an object of the file");
    }

  private:
    void release() noexcept {
        if (id_ != no_id) close_call(std::exchange(id_, no_id));
    }

    Id id_ = no_id;
};

using File = Handle<close_file>;
using Group = Handle<close_group>;
using Dataset = Handle<close_dataset>;
using Attribute = Handle<close_attribute>;
using Datatype = Handle<close_datatype>;
using Dataspace = Handle<close_dataspace>;
using PropertyList = Handle<close_property_list>;
using Object = Handle<close_object>;

template <class H>
inline constexpr bool is_move_only_handle =
    std::is_nothrow_move_constructible_v<H>&& std::is_nothrow_move_assignable_v<H> &&
    !std::is_copy_constructible_v<H> && !std::is_copy_assignable_v<H> && std::is_nothrow_destructible_v<H> &&
    sizeof(H) == sizeof(Id);

static_assert(is_move_only_handle<File> && is_move_only_handle<Group> && is_move_only_handle<Dataset>);
static_assert(is_move_only_handle<Attribute> && is_move_only_handle<Datatype> && is_move_only_handle<Dataspace>);
static_assert(is_move_only_handle<PropertyList> && is_move_only_handle<Object>);
static_assert(!std::is_convertible_v<Group, Dataset> && !std::is_convertible_v<Id, File>);

}  // namespace orthant::h5
