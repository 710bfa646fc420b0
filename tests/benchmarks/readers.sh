#!/bin/sh
# Installs OmegaT, a JDK and LibreOffice (Debian, as root), and lets them and translate-toolkit read the exports.
set -eu
cd "$(dirname "$0")/../.."
apt-get install --yes --no-install-recommends omegat default-jdk-headless libreoffice-calc-nogui
uv run --with translate-toolkit python tests/benchmarks/readers.py /usr/share/omegat/OmegaT.jar
