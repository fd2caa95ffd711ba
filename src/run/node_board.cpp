#include "run/node_board.hpp"

#include "base/contract.hpp"

#include <sched.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>

namespace orthant::run {
namespace {

constexpr std::uint32_t ring_ranges = 2 * NodeBoard::most_ranges;
constexpr std::uint32_t outbox_bytes = 1u << 20;
constexpr std::uint32_t no_section = std::numeric_limits<std::uint32_t>::max();
constexpr int tries_before_giving_way = 1000;
constexpr int tries = 2000;

}  // namespace

struct NodeBoard::Shared {
    explicit Shared(int ranks) : told_idle(static_cast<std::uint32_t>(ranks)) {}

    std::atomic<std::uint32_t> holders{0};
    // What follows belongs to the holder.
    std::uint32_t first = 0;  ///< of the ring
    std::uint32_t ranges = 0;
    std::uint64_t tasks = 0;
    double seconds = 0;  ///< expected for the tasks, where anything is
    double low_s = 0;    ///< so little is left when more is asked for
    double last_each_s = std::numeric_limits<double>::infinity();
    std::uint32_t idle = 0;
    std::uint32_t told_idle;  ///< rank 0 knows of so many
    bool has_asked = true;    ///< and got nothing yet
    std::uint64_t batches = 0;
    std::uint64_t letters = 0;
    double last_letter_s = 0;
    std::uint32_t mail_bytes = 0;
    std::uint32_t last_section = no_section;  ///< where it begins
    std::array<BatchRange, ring_ranges> ring;
    std::array<std::byte, outbox_bytes> mail;
};

static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "it is shared by processes");

std::uint64_t NodeBoard::bytes() {
    return sizeof(Shared);
}

void NodeBoard::lay_out(std::span<std::byte> memory, int ranks) {
    ORTHANT_EXPECT(memory.size() >= sizeof(Shared) && ranks >= 1);
    new (memory.data()) Shared(ranks);
}

NodeBoard::NodeBoard(std::span<std::byte> memory, const BoardOptions& options)
    : shared_(std::launder(reinterpret_cast<Shared*>(memory.data()))), options_(options) {
    ORTHANT_EXPECT(memory.size() >= sizeof(Shared));
}

std::optional<NodeBoard::Access> NodeBoard::access() const {
    for (int i = 0; i < tries; ++i) {
        if (shared_->holders.exchange(1, std::memory_order_acquire) == 0) return Access(*shared_, options_);
        if (i >= tries_before_giving_way) sched_yield();
    }
    return std::nullopt;
}

NodeBoard::Access::~Access() {
    if (shared_ != nullptr) shared_->holders.store(0, std::memory_order_release);
}

bool NodeBoard::Access::put(Batch& batch) {
    const std::size_t fitting = std::min<std::size_t>(batch.ranges.size(), ring_ranges - shared_->ranges);
    const auto end = batch.ranges.begin() + static_cast<std::ptrdiff_t>(fitting);
    for (auto range = batch.ranges.begin(); range != end; ++range) {
        shared_->ring[(shared_->first + shared_->ranges++) % ring_ranges] = *range;
        shared_->tasks += range->count;
        if (std::isfinite(range->each_s)) shared_->seconds += static_cast<double>(range->count) * range->each_s;
    }
    batch.ranges.erase(batch.ranges.begin(), end);
    shared_->low_s = std::min(options_->prefetch_s * options_->ranks, shared_->seconds / 2);
    if (!batch.ranges.empty()) return false;
    ++shared_->batches;
    shared_->has_asked = false;
    shared_->told_idle = 0;
    return true;
}

void NodeBoard::Access::clear_work() {
    shared_->ranges = 0;
    shared_->tasks = 0;
    shared_->seconds = 0;
}

std::optional<BatchRange> NodeBoard::Access::take(double most_s) {
    if (shared_->ranges == 0) return std::nullopt;
    BatchRange& front = shared_->ring[shared_->first];
    const double share_s = shared_->seconds / (2.0 * options_->ranks);
    const double target_s = std::min(most_s, std::max(share_s, options_->shortest_chunk_s));
    BatchRange taken = front;
    const double fitting = std::floor(target_s / std::max(front.each_s, 1e-9));
    taken.count = static_cast<std::uint64_t>(std::clamp(fitting, 1.0, static_cast<double>(front.count)));
    front.first += taken.count;
    front.count -= taken.count;
    if (front.count == 0) {
        shared_->first = (shared_->first + 1) % ring_ranges;
        --shared_->ranges;
    }
    shared_->tasks -= taken.count;
    shared_->last_each_s = taken.each_s;
    if (std::isfinite(taken.each_s)) shared_->seconds -= static_cast<double>(taken.count) * taken.each_s;
    if (shared_->tasks == 0) shared_->seconds = 0;
    return taken;
}

bool NodeBoard::Access::deposit(SectionKind kind, std::int32_t rank, ByteView bytes) {
    ByteWriter section;
    std::uint32_t& used = shared_->mail_bytes;
    const std::uint32_t free = outbox_bytes - used;
    std::byte* mail = shared_->mail.data();
    if (bytes.size() + SectionHead::size > free) return false;
    if (shared_->last_section != no_section && kind == SectionKind::reports) {
        ByteReader in(ByteView(mail + shared_->last_section, used - shared_->last_section));
        SectionHead last = read_section(in).head;
        if (last.kind == kind && last.rank == rank) {  // goes on where the rank's last reports ended
            last.bytes += static_cast<std::uint32_t>(bytes.size());
            write_section_head(section, last);
            std::memcpy(mail + shared_->last_section, section.view().data(), section.size());
            std::memcpy(mail + used, bytes.data(), bytes.size());
            used += static_cast<std::uint32_t>(bytes.size());
            return true;
        }
    }
    write_section(section, kind, rank, bytes);
    shared_->last_section = used;
    std::memcpy(mail + used, section.view().data(), section.size());
    used += static_cast<std::uint32_t>(section.size());
    return true;
}

void NodeBoard::Access::one_more_is_idle() {
    ++shared_->idle;
}

void NodeBoard::Access::one_less_is_idle() {
    --shared_->idle;
}

/// Little is left, of tasks that are worth asking for ahead of time, and another batch would find room.
bool NodeBoard::Access::runs_low() const {
    return !shared_->has_asked && shared_->seconds <= shared_->low_s &&
           shared_->last_each_s <= options_->prefetch_longest_s && shared_->ranges <= most_ranges;
}

/// Ranks have nothing to do.
bool NodeBoard::Access::is_hungry() const {
    return shared_->tasks == 0 && shared_->idle > 0;
}

std::optional<Bytes> NodeBoard::Access::due_letter(double now_s, Asking asking) {
    const double since_s = now_s - shared_->last_letter_s;
    const bool cannot_wait = is_hungry() && since_s >= options_->hungry_interval_s;
    const bool mail_is_due = shared_->mail_bytes > 0 && (cannot_wait || since_s >= options_->letter_interval_s ||
                                                         shared_->mail_bytes >= options_->letter_bytes);
    const bool asks = runs_low() || (cannot_wait && shared_->idle > shared_->told_idle);
    if (mail_is_due || (asks && asking == Asking::allowed)) return write_letter(now_s, asking);
    return std::nullopt;
}

std::optional<Bytes> NodeBoard::Access::letter(double now_s) {
    if (shared_->mail_bytes == 0) return std::nullopt;
    return write_letter(now_s, Asking::not_now);
}

Bytes NodeBoard::Access::write_letter(double now_s, Asking asking) {
    Need need;
    if (asking == Asking::allowed && (is_hungry() || runs_low())) {
        need = {Appetite::wants_work, shared_->tasks == 0 ? shared_->idle : 0, shared_->batches, 0};
        shared_->has_asked = true;
        shared_->told_idle = need.idle;
    }
    need.serial = ++shared_->letters;
    const Bytes letter = encode_letter(need, ByteView(shared_->mail.data(), shared_->mail_bytes));
    shared_->mail_bytes = 0;
    shared_->last_section = no_section;
    shared_->last_letter_s = now_s;
    return letter;
}

}  // namespace orthant::run
