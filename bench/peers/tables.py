"""Table extraction by Python's libraries, measured as measure-child.ts measures: a task in JSON in, an answer out."""
import json
import resource
import statistics
import sys
import time


def pdfplumber_tables():
    import pdfplumber

    def run(path):
        with pdfplumber.open(path) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return run


def pdfminer_layout():
    """The parser and layout that pdfplumber stands on, without its tables: less than pdfplumber takes."""
    from pdfminer.high_level import extract_pages

    return lambda path: list(extract_pages(path))


def docx_tables():
    import docx

    def run(path):
        tables = docx.Document(path).tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    return run


SUBJECTS = {"pdfplumber": pdfplumber_tables, "pdfminer": pdfminer_layout, "python-docx": docx_tables}


def one_pass(run, files):
    taken = []
    for path in files:
        cpu, wall = time.process_time(), time.perf_counter()
        run(path)
        taken.append((time.perf_counter() - wall, time.process_time() - cpu))
    return taken


def main():
    task = json.loads(sys.argv[1])
    try:
        run = SUBJECTS[task["subject"]]()
    except ImportError as error:
        print(json.dumps({"missing": f"not installed ({error})"}))
        return
    if task.get("tables"):
        print(json.dumps({"tables": [[table for page in run(path) for table in page] for path in task["files"]]}))
        return
    samples = [[] for _ in task["files"]]
    print("ready", flush=True)
    for kind in sys.stdin:
        taken = one_pass(run, task["files"])
        if kind.strip() == "measure":
            for of, sample in zip(samples, taken):
                of.append(sample)
        print("done", flush=True)
    documents = [
        {
            "file": path,
            "wallMs": statistics.median(wall for wall, _ in of) * 1000,
            "cpuMs": statistics.median(cpu for _, cpu in of) * 1000,
        }
        for path, of in zip(task["files"], samples)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"documents": documents, "passes": len(samples[0]), "peakBytes": peak}))


main()
