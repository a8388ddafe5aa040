package dev.shale.offheap;

/** An allocation would pass the limit of a {@link Region}. Nothing was allocated. */
public final class RegionLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long requestedBytes;
  private final long usedBytes;
  private final long limitBytes;

  RegionLimitException(String region, long requestedBytes, long usedBytes, long limitBytes) {
    super(
        "Region %s asks for %d bytes; %d of its limit of %d are in use"
            .formatted(region, requestedBytes, usedBytes, limitBytes));
    this.requestedBytes = requestedBytes;
    this.usedBytes = usedBytes;
    this.limitBytes = limitBytes;
  }

  public long requestedBytes() {
    return requestedBytes;
  }

  public long usedBytes() {
    return usedBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }
}
