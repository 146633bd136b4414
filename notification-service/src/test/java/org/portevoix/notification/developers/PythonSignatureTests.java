package org.portevoix.notification.developers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the example in Python. */
class PythonSignatureTests extends SignatureExample {

	private static final String EACH_LINE = """
			import json, os, sys
			from verify import verify
			for line in sys.stdin:
			    one = json.loads(line)
			    fits = verify(os.environ["WEBHOOK_SECRET"], one["headers"], one["body"].encode())
			    print("genuine" if fits else "refused", flush=True)
			""";

	PythonSignatureTests() {
		super("python3", "-c", EACH_LINE);
	}

	@Test
	void worksOnACommandLine() throws Exception {
		String secret = secret("twenty-four bytes or more");
		List<String> headers = signed(secret, Instant.now(), "m1", "body").entrySet()
			.stream()
			.map((header) -> header.getKey() + "=" + header.getValue())
			.toList();
		String[] command = Stream.concat(Stream.of("python3", "verify.py"), headers.stream()).toArray(String[]::new);
		assertThat(Example.run(Map.of("WEBHOOK_SECRET", secret), "body".getBytes(StandardCharsets.UTF_8), command))
			.isEqualTo(new Example.Result(0, "genuine"));
		assertThat(Example.run(Map.of("WEBHOOK_SECRET", secret), "other".getBytes(StandardCharsets.UTF_8), command))
			.isEqualTo(new Example.Result(1, "refused"));
	}

}
