package dev.shale.bench;

final class AllocationProfile {
  static AllocationProfile measure() {
    return new AllocationProfile();
  }

  Report report() {
    return new Report();
  }
}
