# The presets compile eight files of a target at a time (CMAKE_UNITY_BUILD), in half the time of each by itself: what a
# file keeps to itself has a name of its own in its room, and a test file a namespace of its own. clang-tidy still looks
# at each source by itself. Not so the targets given to orthant_compile_apart: the kernels' rooms, where many files have a
# `mean` or a `nan` of their own and what is inlined is not to hang on which files are neighbours.
function(orthant_compile_apart target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
endfunction()

# orthant_room(NAME LINKS...): one static library from all sources of the current folder.
# LINKS are PUBLIC for rooms (orthant_base ...) and PRIVATE for outside libraries, so that a room's library stays in it.
function(orthant_room name)
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  if(NOT sources)
    add_library(orthant_${name} INTERFACE)
    return()
  endif()
  add_library(orthant_${name} STATIC ${sources})
  target_link_libraries(orthant_${name} PUBLIC orthant_flags)
  target_compile_options(orthant_${name} PRIVATE ${ORTHANT_ARCH_FLAG})
  foreach(link ${ARGN})
    if(link MATCHES "^orthant_")
      target_link_libraries(orthant_${name} PUBLIC ${link})
    else()
      target_link_libraries(orthant_${name} PRIVATE ${link})
    endif()
  endforeach()
endfunction()
