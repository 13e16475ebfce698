package io.i9chat.server.wire.out;

import java.util.Map;

/** Every enforced limit: name and number. */
public interface LimitsOut extends Map<String, Long> {}
