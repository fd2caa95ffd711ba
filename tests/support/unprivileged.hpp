#pragma once

#include <exception>
#include <stdexcept>

#include <unistd.h>

namespace orthant::test {

/// While it lives, root is an ordinary user to the file system, so that refusals can be tested as root too.
class Unprivileged {
  public:
    Unprivileged() : user_(geteuid()) {
        if (user_ == 0 && seteuid(nobody) != 0) throw std::runtime_error("seteuid failed");
    }
    ~Unprivileged() {
        if (seteuid(user_) != 0) std::terminate();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

  private:
    static constexpr uid_t nobody = 65534;
    uid_t user_;
};

}  // namespace orthant::test
