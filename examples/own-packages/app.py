"""Two packages of this team's own: nobody else could measure what importing them does."""

import acme_http
import acme_bootstrap


def main():
    print(acme_http.get("https://example.org"))


if __name__ == "__main__":
    main()
