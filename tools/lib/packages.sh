# shellcheck shell=bash
# Debian's and Ubuntu's packages, and how they come onto this machine. Needs report.sh.
# shellcheck disable=SC2034  # the lists are for the scripts that source this

packages_to_run=(
    g++ cmake ninja-build git
    openmpi-bin libopenmpi-dev libhdf5-dev libeigen3-dev libcli11-dev libtomlplusplus-dev nlohmann-json3-dev
    python3 python3-xarray python3-h5netcdf python3-pandas python3-matplotlib python3-scipy
)
packages_to_check=(
    "${packages_to_run[@]}"
    ccache libgtest-dev libgmock-dev libbenchmark-dev
    clang-format clang-tidy shellcheck
    hdf5-tools netcdf-bin bc libsimgrid-dev
    slurm-wlm munge iproute2 procps
    python3-numpy python3-h5py python3-netcdf4 python3-sklearn
    python3-pytest python3-pip python3-setuptools python3-wheel mypy flake8
    r-base-core r-cran-ncdf4 chromium
)

packages_to_fuzz=("${packages_to_run[@]}" clang libclang-rt-dev)

# not_installed PACKAGE...: those that dpkg does not have.
not_installed() {
    local package
    for package in "$@"; do
        if [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            printf '%s\n' "$package"
        fi
    done
}

# apt COMMAND...: as root, asking nothing.
apt() {
    local -a as_root=(env DEBIAN_FRONTEND=noninteractive)
    if ((EUID != 0)); then
        as_root=(sudo "${as_root[@]}")
    fi
    "${as_root[@]}" apt-get -q "$@"
}

# known_to_apt PACKAGE...: those that this release of the distribution has.
known_to_apt() {
    local package
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            printf '%s\n' "$package"
        fi
    done
}

# apt_install PACKAGE...: those there are; which there are not is said, and is CMake's to find elsewhere.
apt_install() {
    local -a known
    step "read the package lists" apt update
    mapfile -t known < <(known_to_apt "$@")
    if ((${#known[@]} > 0)); then
        step "install packages" apt install -y --no-install-recommends "${known[@]}"
    fi
    if ((${#known[@]} < $#)); then
        say "apt has no package: $(not_installed "$@" | paste -sd' '); going on with what is found"
    fi
}

may_become_root() {
    ((EUID == 0)) || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; }
}

# Where apt cannot help, programs come from modules, Spack or conda: only what is not on PATH stops us.
require_programs() {
    local -a missing=()
    local pair
    for pair in c++:g++ cmake:cmake mpirun:openmpi-bin; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair%%:*} (package ${pair##*:})")
    done
    if ((${#missing[@]} > 0)); then
        fail "missing: $(printf '%s, ' "${missing[@]}" | sed 's/, $//'); install them, or load their modules"
    fi
}

# install_packages PACKAGE...: all of them, silently where they are there already.
install_packages() {
    local -a missing
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        mapfile -t missing < <(not_installed "$@")
        if ((${#missing[@]} == 0)); then
            return
        elif may_become_root; then
            apt_install "${missing[@]}"
            return
        fi
        say "not installed, and neither root nor sudo here: ${missing[*]}; going on with what is found"
    fi
    require_programs
}
