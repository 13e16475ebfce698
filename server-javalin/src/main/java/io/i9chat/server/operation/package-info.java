/**
 * The catalogue of operations: each declared once, with its name, input, output, access, HTTP
 * binding and rate buckets, and run the same way whichever transport it comes by.
 */
@NullMarked
package io.i9chat.server.operation;

import org.jspecify.annotations.NullMarked;
