#pragma once

#include <sys/resource.h>

#include <csignal>

namespace orthant::test {

/// While it lives, no file of this process can grow past `bytes`: writes fail with EFBIG, as if the disk were full.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t bytes) {
        former_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &former_);
        const rlimit small{bytes, former_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &former_);
        std::signal(SIGXFSZ, former_handler_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

  private:
    rlimit former_{};
    void (*former_handler_)(int) = nullptr;
};

}  // namespace orthant::test
