#include "journal/lock_file.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace orthant::journal {
namespace {

ByteView bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string text_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::filesystem::path claim_on(const std::filesystem::path& lock, std::uint64_t nonce) {
    return lock.native() + "." + hex(nonce);
}

constexpr std::string_view draft_mark = "new-";

/// Of a claim or a draft: behind the lock's own name stands the number of an owner.
bool is_beside(const std::filesystem::path& lock, const std::filesystem::path& file) {
    const std::string own_name = file.filename();
    const std::string name = lock.filename().native() + ".";
    std::string_view rest = own_name;
    if (!rest.starts_with(name)) return false;
    rest.remove_prefix(name.size());
    if (rest.starts_with(draft_mark)) rest.remove_prefix(draft_mark.size());
    return !rest.empty() && rest.find_first_not_of("0123456789abcdef") == rest.npos;
}

/// Our own record under a name nobody else uses, gone at the end.
class Draft {
  public:
    Draft(const std::filesystem::path& lock, const LockOwner& self)
        : text_(encode_lock({self, 0})), path_(lock.native() + "." + std::string(draft_mark) + hex(self.nonce)) {
        remove_file(path_);
        std::optional<File> file = File::create_new(path_);
        if (!file) throw storage_error("create", path_.native(), EEXIST);
        try {
            file->write_at(0, bytes_of(text_));
            file->sync();
        } catch (...) {
            unlink_quietly(path_);
            throw;
        }
    }
    ~Draft() { unlink_quietly(path_); }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    /// Gives the record the name `target` as well, unless that is taken: whether it worked.
    bool publish(const std::filesystem::path& target) const {
        if (::link(path_.c_str(), target.c_str()) == 0) return true;
        const int why = errno;
        if (why == EEXIST) return is_published(target);
        if (why == ENOENT) return false;  // who has the lock now may have cleared the draft away while it was empty
        const bool knows_no_links = why == EPERM || why == ENOTSUP || why == ENOSYS || why == EMLINK;
        if (!knows_no_links) throw storage_error("create", target.native(), why);
        return create(target);
    }

    void rename_to(const std::filesystem::path& target) const { rename_over(path_, target); }

  private:
    /// For file systems without hard links: the name is taken in one step, and the record follows. Who looks in between
    /// sees an owner that cannot be read, and waits.
    bool create(const std::filesystem::path& target) const {
        const std::optional<File> file = File::create_new(target);
        if (!file) return false;
        try {
            file->write_at(0, bytes_of(text_));
            file->sync();
        } catch (...) {
            const std::optional<Bytes> there = read_if_present(target);
            if (there && text_.starts_with(text_of(*there))) unlink_quietly(target);  // ours still
            throw;
        }
        return true;
    }

    /// NFS may report a link as failed that it has made, when the first answer was lost.
    bool is_published(const std::filesystem::path& target) const {
        const std::optional<Bytes> there = read_if_present(target);
        return there && text_of(*there) == text_;
    }

    std::string text_;
    std::filesystem::path path_;
};

/// The claim on our own lock, whole or not there at all: who finds it, if we die here, sees that its owner is dead.
/// Where the disk is full it is empty, and as good for the moment it is there.
bool claim_own(const std::filesystem::path& path, const LockOwner& self, const std::filesystem::path& claim) {
    try {
        return Draft(path, self).publish(claim);
    } catch (const Error&) {
        return File::create_new(claim).has_value();
    }
}

}  // namespace

std::optional<SeenLock> see_lock(const std::filesystem::path& path) {
    std::optional<SeenLock> seen;
    std::filesystem::path file = path;
    while (const std::optional<Bytes> bytes = read_if_present(file)) {
        if (!seen) {
            seen.emplace();
        } else {
            seen->claims.push_back(file);
        }
        seen->text = text_of(*bytes);
        seen->record = parse_lock(seen->text);
        // What names nobody new, a garbled file or the claim of an owner that was letting go, goes by its text and its
        // place in the chain, so that no chain bites its tail.
        const bool names_a_new_owner = seen->record && file != claim_on(path, seen->record->owner.nonce);
        const std::uint64_t name =
            names_a_new_owner ? seen->record->owner.nonce : hash64(seen->text, seen->claims.size());
        file = seen->successor = claim_on(path, name);
    }
    return seen;
}

void remove_dead_leftovers(const std::filesystem::path& path, const LockOwner& self) {
    const std::filesystem::path claim_on_us = claim_on(path, self.nonce).filename();
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory_of(path), error)) {
        if (!is_beside(path, entry.path()) || entry.path().filename() == claim_on_us) continue;
        const std::optional<Bytes> bytes = read_if_present(entry.path());
        const auto record = bytes ? parse_lock(text_of(*bytes)) : std::nullopt;
        if (!record || look_at(record->owner, self) == OwnerState::dead) unlink_quietly(entry.path());
    }
}

bool is_held_by(const std::optional<SeenLock>& lock, const LockOwner& owner) {
    return lock && lock->record && lock->record->owner.nonce == owner.nonce;
}

bool take_free_lock(const std::filesystem::path& path, const LockOwner& self) {
    if (Draft(path, self).publish(path)) return true;
    if (std::filesystem::is_symlink(path) && !std::filesystem::exists(path))
        throw Error(ErrorKind::storage,
                    "'" + path.native() + "' is a link to nothing (no lock can be there); remove it");
    return false;
}

bool replace_owner(const std::filesystem::path& path, const SeenLock& dead, const LockOwner& self) {
    const Draft draft(path, self);
    if (!draft.publish(dead.successor)) return false;
    // The lock may have changed since it was seen; from here on it cannot, since the claim is ours.
    const std::optional<SeenLock> now = see_lock(path);
    if (!is_held_by(now, self)) {
        remove_file(dead.successor);
        return false;
    }
    draft.rename_to(path);
    for (const std::filesystem::path& claim : now->claims) remove_file(claim);
    return true;
}

void release_lock(const std::filesystem::path& path, const LockOwner& self) {
    const std::filesystem::path claim = claim_on(path, self.nonce);
    if (!claim_own(path, self, claim)) return;  // someone is just replacing us; else nobody can any more
    const std::optional<Bytes> head = read_if_present(path);
    const std::optional<LockRecord> record = parse_lock(head ? text_of(*head) : "");
    if (record && record->owner.nonce == self.nonce) remove_file(path);
    remove_file(claim);
}

}  // namespace orthant::journal
