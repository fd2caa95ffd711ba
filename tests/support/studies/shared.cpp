#include "base/error.hpp"
#include "support/studies/studies.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>

namespace orthant::test {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 40;

class Total final : public study::Reduction {
  public:
    void add(ByteView record) override { sums_.push_back(ByteReader(record).get<std::int64_t>()); }
    study::PointStatus finish(study::ResultRow& row) const override {
        std::ranges::copy(sums_, row.integer("sum").begin());
        const std::int64_t total = std::accumulate(sums_.begin(), sums_.end(), std::int64_t{0});
        row.set_integer("total", total);
        row.set_integer("parity", total % 2);
        return study::PointStatus::complete;
    }

  private:
    std::vector<std::int64_t> sums_;
};

Bytes outline_of(std::uint64_t size) {
    ByteWriter out;
    out.put(size);
    return out.take();
}

/// The sum of every stride-th byte of a file, by blocks. How many blocks there are, and where they begin, depends on
/// the file's size, which is its outline.
class Shared final : public study::Study {
  public:
    explicit Shared(const job::Job& job) : job_(&job) {}

    Bytes read_outline() override {
        refuse('?');
        return outline_of(std::filesystem::file_size(path()));
    }
    void use_outline(ByteView outline) override {
        ByteReader in(outline);
        size_ = in.get<std::uint64_t>();
        if (size_ == 0 || size_ > largest_file || !in.at_end()) throw MalformedBytes("not a size of a file");
    }

    study::Layout layout() const override {
        std::vector<std::int64_t> starts;
        for (std::uint64_t b = 0; b < blocks(); ++b) starts.push_back(static_cast<std::int64_t>(start(b)));
        return {{{"block", "first byte of the block", "byte", starts}},
                {{"total", "sum of the bytes", "1", study::Number::integer, {}},
                 {"parity",
                  "parity of the total",
                  "1",
                  study::Number::integer,
                  {},
                  {{"even", "the total can be halved"}, {"not_even", "the total cannot be halved"}}},
                 {"sum", "sum of the bytes of a block", "1", study::Number::integer, {"block"}}}};
    }
    std::uint64_t tasks(const job::Point&) const override { return blocks(); }

    std::vector<std::string> remarks() const override {
        const auto asked = static_cast<std::uint64_t>(job_->integer("blocks"));
        if (blocks() == asked) return {};
        return {std::to_string(blocks()) + " blocks, not " + std::to_string(asked) + ": the file has no more bytes",
                "every block is one byte"};
    }

    std::uint64_t shared_bytes() const override { return size_; }
    void fill_shared(std::span<std::byte> memory) const override {
        std::ifstream in(path(), std::ios::binary);
        in.read(reinterpret_cast<char*>(memory.data()), static_cast<std::streamsize>(memory.size()));
        if (!in) throw Error(ErrorKind::data, "'" + path().string() + "' cannot be read; check the file");
        refuse('!');
    }
    void use_shared(ByteView memory) override { bytes_ = memory; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        context.yield();
        const auto stride = static_cast<std::uint64_t>(point.integer("stride"));
        std::int64_t sum = 0;
        for (std::uint64_t i = start(task); i < start(task + 1); ++i)
            if (i % stride == 0) sum += static_cast<std::int64_t>(bytes_[i]);
        record.put(sum);
    }
    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override { return std::make_unique<Total>(); }

  private:
    std::filesystem::path path() const { return std::get<std::string>(job_->data.at("file")); }

    void refuse(char first) const {
        std::ifstream in(path(), std::ios::binary);
        if (in.peek() == first)
            throw Error(ErrorKind::data,
                        "'" + path().string() + "' starts with '" + first + "' (this study refuses that); change it");
    }

    std::uint64_t blocks() const { return std::min(size_, static_cast<std::uint64_t>(job_->integer("blocks"))); }
    std::uint64_t start(std::uint64_t block) const { return size_ * block / blocks(); }

    const job::Job* job_;
    std::uint64_t size_ = 0;
    ByteView bytes_;
};

constexpr const char* example = R"(study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3]
)";

}  // namespace

study::Entry shared() {
    using job::Role;
    using job::Type;
    return {{"test.shared",
             "Sums over a data file",
             {{"stride", "take every so manieth byte", Type::integer, Role::outer, "1", std::nullopt, 1},
              {"blocks", "tasks a point, if the file has so many bytes", Type::integer, Role::setting, "1",
               job::Value(std::int64_t{4}), 1}},
             {{"file", "any file", Type::path, Role::setting}}},
            [](const job::Job& job) { return std::make_unique<Shared>(job); },
            example,
            outline_of(10)};
}

}  // namespace orthant::test
