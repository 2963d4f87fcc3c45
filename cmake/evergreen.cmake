# The project's few CMake words: one standard, one set of warnings, one way to declare a library, a program, a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
# moc 6.4 cannot read the concepts of the C++ library: their header's own guard makes it pass them over.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
# One folder holds all QML modules by their names, so that qmllint finds each from the others.
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml_modules)

find_program(EVERGREEN_CCACHE ccache)
if(EVERGREEN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${EVERGREEN_CCACHE})
endif()

# What every target of ours is compiled with. Generated code and other people's headers are not held to it.
add_library(evergreen_options INTERFACE)
target_include_directories(evergreen_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(evergreen_options INTERFACE -Wall -Wextra -Wshadow -Wconversion -Werror)
target_compile_definitions(evergreen_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS)

option(EVERGREEN_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(EVERGREEN_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()

# Needs clang. Its warnings differ from those the code is held to by the other presets.
option(EVERGREEN_FUZZ "Build the fuzz targets for libFuzzer" OFF)
if(EVERGREEN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
  target_compile_options(evergreen_options INTERFACE -Wno-error)
endif()

# evergreen_folders(a b …): adds each folder, in this order.
function(evergreen_folders)
  foreach(folder IN LISTS ARGN)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()

# evergreen_precompiled_unless(plain name set): most of our code sees Qt and is compiled with a precompiled header; what
# is PLAIN sees none, and has nothing for moc.
function(evergreen_precompiled_unless plain name set)
  if(plain)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  else()
    target_precompile_headers(${name} REUSE_FROM ${set})
  endif()
endfunction()

# evergreen_library(name [PLAIN] SOURCES … LINKS …): a static library; LINKS are public.
function(evergreen_library name)
  cmake_parse_arguments(arg "PLAIN" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE evergreen_options)
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  evergreen_precompiled_unless(${arg_PLAIN} ${name} evergreen_precompiled)
endfunction()

# evergreen_moc_where_listed(name source …): moc is run for a program or test only where it lists a header, the one with
# the QObject: most have none, and looking for it takes a second each.
function(evergreen_moc_where_listed name)
  if(NOT "${ARGN}" MATCHES "[.]h(;|$)")
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  endif()
endfunction()

# evergreen_program(name [PLAIN] SOURCES … LINKS …): an executable in bin/.
function(evergreen_program name)
  cmake_parse_arguments(arg "PLAIN" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} evergreen_options)
  evergreen_precompiled_unless(${arg_PLAIN} ${name} evergreen_precompiled)
  evergreen_moc_where_listed(${name} ${arg_SOURCES})
endfunction()

# evergreen_test(name SOURCES … LINKS … [ENVIRONMENT …] [TIMEOUT s] [SHARDS n]): one GoogleTest program, one ctest entry;
# or n entries that share its tests out, for a program that would keep one core busy for long.
# It runs off-screen with an event loop (tests/support/test_main.cpp).
function(evergreen_test name)
  cmake_parse_arguments(arg "" "TIMEOUT;SHARDS" "SOURCES;LINKS;ENVIRONMENT" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  # A hang is found late rather than a busy machine called one; the sanitizers take three times as long.
  if(EVERGREEN_SANITIZE)
    math(EXPR arg_TIMEOUT "3 * ${arg_TIMEOUT}")
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} evergreen_test_support GTest::gmock evergreen_options)
  target_precompile_headers(${name} REUSE_FROM evergreen_precompiled_tests)
  evergreen_moc_where_listed(${name} ${arg_SOURCES})
  target_compile_definitions(${name} PRIVATE EVERGREEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                             EVERGREEN_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(NOT arg_SHARDS)
    set(arg_SHARDS 1)
  endif()
  foreach(shard RANGE 1 ${arg_SHARDS})
    set(entry ${name})
    if(arg_SHARDS GREATER 1)
      string(APPEND entry _${shard})
    endif()
    math(EXPR index "${shard} - 1")
    add_test(NAME ${entry} COMMAND ${name})
    set_tests_properties(${entry} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT
                         "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;GTEST_TOTAL_SHARDS=${arg_SHARDS};GTEST_SHARD_INDEX=${index};${arg_ENVIRONMENT}")
  endforeach()
endfunction()
