EXTRA_DIST += tools/check-deps tools/gen-local-mk tools/layers tools/update-po tools/score tools/text-classes/make-classes.py tools/text-classes/probe.c \
	tools/packages/apk tools/packages/apt-get tools/packages/brew tools/packages/dnf \
	tools/packages/pacman tools/packages/pkg tools/packages/zypper \
	tools/fuzz tools/coverage tools/lint tools/lint.cfg tools/lint.known .clang-tidy
