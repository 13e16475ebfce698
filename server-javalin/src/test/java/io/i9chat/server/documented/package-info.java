/**
 * What holds every answer and frame that tests get to the documents of the API: what is not
 * documented fails the test.
 */
@NullMarked
package io.i9chat.server.documented;

import org.jspecify.annotations.NullMarked;
