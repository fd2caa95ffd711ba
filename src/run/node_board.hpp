#pragma once

#include "run/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace orthant::run {

struct BoardOptions {
    int ranks = 1;                    ///< of the node
    double letter_interval_s = 0.2;   ///< reports wait so long to travel together
    double hungry_interval_s = 1e-5;  ///< but only so long where ranks have nothing to do
    std::size_t letter_bytes = std::size_t{1} << 18;
    double prefetch_s = 0.02;          ///< more is asked for when this little is left for each rank, and half is taken
    double prefetch_longest_s = 0.25;  ///< unless tasks are longer: those are asked for by ranks that have none
    double shortest_chunk_s = 5e-5;    ///< taken at once, so that taking costs little
};

/// Whether a letter may ask for work.
enum class Asking : std::uint8_t { allowed, not_now };

/// What the ranks of a node share, in memory of the node: the tasks handed to it that no rank has taken yet, and what
/// its ranks have to say to rank 0. Whoever looks at the board when a letter is due takes it along and sends it.
///
/// It holds no pointers, so every process may see it at an address of its own.
class NodeBoard {
  public:
    static constexpr std::uint32_t most_ranges = most_ranges_of_batch;

    static std::uint64_t bytes();
    /// An empty board that has asked for work already, as rank 0 knows. By one rank, before the others look.
    static void lay_out(std::span<std::byte> memory, int ranks);

    NodeBoard(std::span<std::byte> memory, const BoardOptions& options);

    int ranks() const { return options_.ranks; }

    struct Shared;

    /// The board, held by one rank; the others wait.
    class Access {
      public:
        Access(Shared& shared, const BoardOptions& options) : shared_(&shared), options_(&options) {}
        Access(Access&& other) noexcept : shared_(other.shared_), options_(other.options_) { other.shared_ = nullptr; }
        Access(const Access&) = delete;
        Access& operator=(const Access&) = delete;
        Access& operator=(Access&&) = delete;
        ~Access();

        /// As much of it as there is room for: what is left is to be put later, and makes it false.
        bool put(Batch& batch);
        /// Drops what no rank has taken.
        void clear_work();
        /// Tasks for a rank that has none: a share of what is left, of `most_s` at most, but one at least.
        std::optional<BatchRange> take(double most_s);

        /// False when there is no room: a letter must go first, or bytes so large one of their own.
        bool deposit(SectionKind kind, std::int32_t rank, ByteView bytes);
        void one_more_is_idle();
        void one_less_is_idle();

        /// The letter that is due, if one is: everything deposited, and what the node needs.
        std::optional<Bytes> due_letter(double now_s, Asking asking);
        /// A letter with everything deposited, if there is anything.
        std::optional<Bytes> letter(double now_s);

      private:
        bool runs_low() const;
        bool is_hungry() const;
        Bytes write_letter(double now_s, Asking asking);

        Shared* shared_;
        const BoardOptions* options_;
    };

    /// None when another rank does not let go of it: try again later.
    std::optional<Access> access() const;

  private:
    Shared* shared_;
    BoardOptions options_;
};

}  // namespace orthant::run
