package io.i9chat.server.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells how little and how much a field may be, for documents: a number itself, the characters of a
 * text, or how much an array or object holds; on the type of values, each of them. It is checked
 * where the value is made, not here.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {
  /** The least. */
  long min() default Long.MIN_VALUE;

  /** The most. */
  long max() default Long.MAX_VALUE;
}
