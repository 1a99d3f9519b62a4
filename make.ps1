# The commands of the project on Windows: .\make.ps1 run | test | lint | types | contracts | bench | bundle | texts
# Needs Python 3.11 or newer from python.org. The first start prepares everything, the second starts at once.
param(
    [ValidateSet("run", "test", "lint", "types", "contracts", "bench", "bundle", "texts")]
    [string]$Task = "run"
)

Set-Location $PSScriptRoot
$Launcher = Get-Command py, python -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $Launcher) {
    Write-Error "Python 3.11 or newer is missing; install it from https://www.python.org and try again."
    exit 1
}

function Invoke-Step {
    param([string]$Program, [string[]]$Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

$Purpose = switch ($Task) { { $_ -in "run", "texts" } { "run" } "bundle" { "bundle" } default { "dev" } }
Invoke-Step $Launcher.Source @("installer\prepare.py", $Purpose)
$Python = ".venv\Scripts\python.exe"
Invoke-Step $Python @("installer\catalogue.py")

switch ($Task) {
    "run" { Invoke-Step $Python @("installer\rehearse.py") }
    "test" { Invoke-Step $Python @("-m", "pytest", "-n", "auto", "--maxprocesses", "4") }
    "lint" {
        Invoke-Step ".venv\Scripts\ruff.exe" @("check", ".")
        Invoke-Step ".venv\Scripts\ruff.exe" @("format", "--check", ".")
    }
    "types" { Invoke-Step ".venv\Scripts\mypy.exe" @() }
    "contracts" { Invoke-Step ".venv\Scripts\lint-imports.exe" @("--no-cache") }
    "bench" { Invoke-Step $Python @("-m", "benchmarks") }
    "bundle" {
        Invoke-Step $Python @("-m", "PyInstaller", "installer\ungeapp.spec", "--noconfirm", "--log-level", "WARN",
            "--distpath", "dist", "--workpath", "build\pyinstaller")
        Invoke-Step "dist\ungeapp\ungeapp.exe" @("self-test")
    }
}
