#include "base/build_info.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "build_info.generated.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <vector>

namespace orthant {
namespace {

class OwnProgram {
  public:
    OwnProgram() : descriptor_(open(path, O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0) throw storage_error("open", path, errno);
    }
    ~OwnProgram() { close(descriptor_); }
    OwnProgram(const OwnProgram&) = delete;
    OwnProgram& operator=(const OwnProgram&) = delete;

    /// As many bytes as there are, up to the buffer's size; 0 at the end.
    std::size_t read_some(std::span<std::byte> buffer) {
        for (;;) {
            const ssize_t got = read(descriptor_, buffer.data(), buffer.size());
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) throw storage_error("read", path, errno);
        }
    }

  private:
    static constexpr const char* path = "/proc/self/exe";
    int descriptor_;
};

std::string digest_of_own_program() {
    OwnProgram program;
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    Hash64 hash;
    while (const std::size_t got = program.read_some(buffer)) hash.add(ByteView(buffer).first(got));
    return hex(hash.digest());
}

}  // namespace

const BuildInfo& build_info() {
    static const BuildInfo info{ORTHANT_VERSION,   ORTHANT_GIT_COMMIT,       ORTHANT_COMPILER,
                                ORTHANT_ARCH_NAME, ORTHANT_INSTRUCTION_LIST, digest_of_own_program()};
    return info;
}

}  // namespace orthant
