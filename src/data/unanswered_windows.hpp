#pragma once

#include "data/series_windows.hpp"
#include "data/unanswered.hpp"

namespace orthant::data {

/// Every window of a series: of the request, the time, the inputs, the window and the calendar are used, and whether
/// windows across gaps and missing cells are dropped. With an answer for each of its rows, or one.
/// Error(data), also for rows of another step than those that were learned from, and where no window is left.
Unanswered unanswered_windows(const WindowRequest& request, const SequenceOutline& learned);

}  // namespace orthant::data
