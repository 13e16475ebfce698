package io.i9chat.tck.media;

/**
 * The contract of {@link io.i9chat.ports.media.MediaLedger}: what is booked, and what uses it. A
 * test class of an adapter implements it and gives its ports.
 */
public interface MediaLedgerContract extends BookingContract, MediaUseContract {}
