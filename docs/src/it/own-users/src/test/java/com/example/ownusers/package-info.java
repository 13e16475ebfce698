/** Tests of the application, as it is built on the libraries as they are deployed. */
@NullMarked
package com.example.ownusers;

import org.jspecify.annotations.NullMarked;
