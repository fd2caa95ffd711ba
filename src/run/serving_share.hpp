#pragma once

namespace orthant::run {

/// Whether rank 0 should compute beside serving the others: not while serving takes most of its time.
/// Judged anew every window; with hysteresis, so that it does not flip back and forth.
class ServingShare {
  public:
    static constexpr double window_s = 0.5;
    static constexpr double too_much = 0.5;  ///< of the time: stop computing …
    static constexpr double little = 0.2;    ///< … and start again only below this

    explicit ServingShare(double now_s) : window_start_s_(now_s) {}

    /// Serving took this long and ended now.
    void add(double serving_s, double now_s) {
        serving_s_ += serving_s;
        const double elapsed_s = now_s - window_start_s_;
        if (elapsed_s < window_s) return;
        has_time_to_compute_ = serving_s_ / elapsed_s < (has_time_to_compute_ ? too_much : little);
        window_start_s_ = now_s;
        serving_s_ = 0;
    }

    bool has_time_to_compute() const { return has_time_to_compute_; }

  private:
    double window_start_s_;
    double serving_s_ = 0;
    bool has_time_to_compute_ = true;
};

}  // namespace orthant::run
