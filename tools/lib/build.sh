# shellcheck shell=bash
# Configuring and building the presets of CMakePresets.json in build/. Needs report.sh.

# The compiler's cache, where there is one, holds what a copy of the sources elsewhere compiles.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

# As many compilers at once as there are cores, and memory for (1.5 GB each).
compile_jobs() {
    local cores memory_gb
    cores=$(nproc)
    memory_gb=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
    local fitting=$((memory_gb * 2 / 3))
    ((fitting < 1)) && fitting=1
    echo $((fitting < cores ? fitting : cores))
}

# configure_preset PRESET [CMAKE OPTION...]: Ninja where there is one, unless CMAKE_GENERATOR says otherwise.
configure_preset() {
    local preset=$1
    local -a generator=()
    shift
    if [[ ! -e build/$preset/build.ninja && ! -e build/$preset/Makefile && -z ${CMAKE_GENERATOR:-} ]] &&
        command -v ninja >/dev/null; then
        generator=(-G Ninja)
    fi
    cmake --preset "$preset" "${generator[@]}" "$@"
}

# build_preset PRESET [CMAKE OPTION...]
build_preset() {
    step "configure $1" configure_preset "$@"
    step "build $1" cmake --build --preset "$1" --parallel "$(compile_jobs)"
}
