# One image per service, around a jar that Maven built:
#   mvn -DskipTests package && docker compose build
FROM eclipse-temurin:25-jre
ARG SERVICE
RUN groupadd --system --gid 10001 portevoix \
	&& useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin portevoix
# Names in a hand-in come in every script; only this service writes them.
RUN if [ "$SERVICE" = campaign-service ]; then apt-get update \
	&& apt-get install --yes --no-install-recommends fontconfig fonts-noto-core fonts-noto-cjk \
	&& rm -rf /var/lib/apt/lists/*; fi
WORKDIR /app
COPY ${SERVICE}/target/${SERVICE}-exec.jar service.jar
USER 10001:10001
# Sizes follow the container's memory; a service that runs out of it is better started again.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
ENTRYPOINT ["java", "-jar", "/app/service.jar"]
