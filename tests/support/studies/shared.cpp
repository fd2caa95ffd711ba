#include "base/error.hpp"
#include "support/studies/studies.hpp"

#include <filesystem>
#include <fstream>

namespace orthant::test {
namespace {

class Total final : public study::Reduction {
  public:
    void add(ByteView record) override { total_ += ByteReader(record).get<std::int64_t>(); }
    study::PointStatus finish(study::ResultRow& row) const override {
        row.set_integer("total", total_);
        return study::PointStatus::complete;
    }

  private:
    std::int64_t total_ = 0;
};

/// The sum of every stride-th byte of a file, by blocks.
class Shared final : public study::Study {
  public:
    explicit Shared(const job::Job& job) : job_(&job) {}

    study::Layout layout() const override {
        return {{}, {{"total", "sum of the bytes", "1", study::Number::integer, {}}}};
    }
    std::uint64_t tasks(const job::Point&) const override {
        return static_cast<std::uint64_t>(job_->integer("blocks"));
    }

    std::uint64_t shared_bytes() const override { return std::filesystem::file_size(path()); }
    void fill_shared(std::span<std::byte> memory) const override {
        std::ifstream in(path(), std::ios::binary);
        in.read(reinterpret_cast<char*>(memory.data()), static_cast<std::streamsize>(memory.size()));
        if (!in) throw Error(ErrorKind::data, "'" + path().string() + "' cannot be read; check the file");
        if (!memory.empty() && memory.front() == std::byte{'!'})
            throw Error(ErrorKind::data,
                        "'" + path().string() + "' starts with '!' (this study refuses that); change it");
    }
    void use_shared(ByteView memory) override { bytes_ = memory; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        context.yield();
        const std::size_t blocks = static_cast<std::size_t>(job_->integer("blocks"));
        const auto stride = static_cast<std::size_t>(point.integer("stride"));
        std::int64_t sum = 0;
        for (std::size_t i = bytes_.size() * task / blocks; i < bytes_.size() * (task + 1) / blocks; ++i)
            if (i % stride == 0) sum += static_cast<std::int64_t>(bytes_[i]);
        record.put(sum);
    }
    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override { return std::make_unique<Total>(); }

  private:
    std::filesystem::path path() const { return std::get<std::string>(job_->data.at("file")); }

    const job::Job* job_;
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
              {"blocks", "tasks a point", Type::integer, Role::setting, "1", job::Value(std::int64_t{4}), 1}},
             {{"file", "any file", Type::path, Role::setting}}},
            [](const job::Job& job) { return std::make_unique<Shared>(job); },
            example};
}

}  // namespace orthant::test
