# Tests: unit programs link their own layer and what is below it, nothing else.
# SHARED: real pages that are not part of the distribution; tests use them when
# they are there.
SHARED = $(abs_top_srcdir)/../shared
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests $(CMOCKA_CFLAGS) \
	-DTESTDIR='"$(abs_top_srcdir)/tests"' -DSHAREDDIR='"$(SHARED)"' \
	-DPORTALDIR='"$(abs_top_srcdir)/data/portals"'

include tests/files.mk

# SAPBAO_SANDBOX=off counts in sanitizer builds only: LeakSanitizer wants ptrace at
# the end.  Releases do not contain it, so their tests run inside the sandbox.
TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	SAPBAO='$(abs_top_builddir)/sapbao'; export SAPBAO; \
	SAPBAO_FETCH='$(abs_top_builddir)/sapbao-fetch'; export SAPBAO_FETCH; \
	SAPBAO_DATADIR='$(abs_top_srcdir)/data'; export SAPBAO_DATADIR; \
	TESTS_DIR='$(abs_top_srcdir)/tests'; export TESTS_DIR; \
	TOP_SRCDIR='$(abs_top_srcdir)'; export TOP_SRCDIR; \
	BUILD_DIR='$(abs_top_builddir)'; export BUILD_DIR; \
	SHARED_DIR='$(SHARED)'; export SHARED_DIR; \
	PYTHON='$(PYTHON)'; export PYTHON; \
	TMUX_PROGRAM='$(TMUX_PROGRAM)'; export TMUX_PROGRAM; \
	SAPBAO_SANDBOX=off; export SAPBAO_SANDBOX; \
	ASAN_OPTIONS="$${ASAN_OPTIONS-detect_leaks=1:abort_on_error=1}"; export ASAN_OPTIONS; \
	UBSAN_OPTIONS="$${UBSAN_OPTIONS-halt_on_error=1:print_stacktrace=1}"; export UBSAN_OPTIONS;

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS) $(FUZZ_TARGETS)
TESTS += $(UNIT_TESTS)
endif
# Built with the tests, so that they go on compiling; nothing runs them but make bench.
check_PROGRAMS += $(BENCHES)
TESTS += $(SHELL_TESTS)
EXTRA_DIST += $(TEST_FILES)

# Scores any program can be given; needs ../shared, takes minutes.
score: all
	$(PYTHON) $(top_srcdir)/tools/score $(abs_top_builddir)
.PHONY: score

# What it costs beside its peers, one table (docs/benchmarks); machines are noisy, so
# nothing passes or fails here.  SIZE=full takes minutes; PARTS="feeds screen" are some.
SIZE = quick
PARTS =
bench: all $(BENCHES)
	$(AM_V_at)SAPBAO_DATADIR='$(abs_top_srcdir)/data' SAPBAO_FETCH='$(abs_top_builddir)/sapbao-fetch' \
		$(PYTHON) -B $(srcdir)/tests/bench/run '$(abs_top_builddir)' $(SIZE) $(PARTS)
.PHONY: bench

# The fuzz targets without a fuzzer replay their corpora (tests/fuzz/replay.sh); for
# libFuzzer tools/fuzz builds them with FUZZ_LDFLAGS.
MINUTES = 10
fuzz-targets: $(FUZZ_TARGETS)
fuzz:
	$(SHELL) $(top_srcdir)/tools/fuzz $(MINUTES)
coverage:
	$(SHELL) $(top_srcdir)/tools/coverage
lint: all
	$(SHELL) $(top_srcdir)/tools/lint $(abs_top_builddir)
# Unit tests under memcheck, about ten minutes; the back's sandbox and valgrind do
# not go together, so test_sandbox stays out.
check-valgrind: $(check_PROGRAMS)
	SAPBAO_TEST_QUICK=1; export SAPBAO_TEST_QUICK; \
	$(MAKE) check TESTS="`echo $(UNIT_TESTS) | sed 's| tests/unit/test_sandbox||'`" \
		LOG_COMPILER="valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite"
.PHONY: fuzz-targets fuzz coverage lint check-valgrind
