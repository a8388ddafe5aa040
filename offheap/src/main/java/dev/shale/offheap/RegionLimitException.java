package dev.shale.offheap;

/** An allocation would pass the limit of a {@link Region}. Nothing was allocated. */
public final class RegionLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String region;
  private final long requestedBytes;
  private final long usedBytes;
  private final long limitBytes;

  /** {@code usedBytes} includes {@code freeBytes}, which a request of another size cannot have. */
  RegionLimitException(
      String region, long requestedBytes, long usedBytes, long freeBytes, long limitBytes) {
    super(
        "Region %s asks for %d bytes; %d of its limit of %d are in use%s"
            .formatted(
                region,
                requestedBytes,
                usedBytes,
                limitBytes,
                freeBytes == 0 ? "" : ", " + freeBytes + " of them by free pages of tables"));
    this.region = region;
    this.requestedBytes = requestedBytes;
    this.usedBytes = usedBytes;
    this.limitBytes = limitBytes;
  }

  /** The path of the region that asked, which ends with the name of its table. */
  public String region() {
    return region;
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
