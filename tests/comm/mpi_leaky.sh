#!/usr/bin/env bash
# What a program leaves open at the end of MPI is told, and is a failure. Arguments: how to start one that does.
set -euo pipefail
code=0
said=$("$@" 2>&1) || code=$?
echo "$said"
[ "$code" = 1 ]
[[ $said == *"left open at the end of MPI: 0 requests, 1 communicator, 0 windows, 0 groups"* ]]
